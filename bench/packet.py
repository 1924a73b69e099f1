"""A frozen packet in all three formats by a warm process, and its PDF beside bare WeasyPrint on the very same HTML."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from resource import RUSAGE_SELF, getrusage

from bench.clock import ms, rounds, table, timed
from reports import canonical, facts, publishing
from reports.composing import compose
from reports.models import Packet
from reports.renderers import pdf, web

TIMES = 5


class Sample:
    """The rich sample packet as a worker meets it: frozen text and pictures."""

    def __init__(self) -> None:
        packet = Packet.objects.order_by("-plan__year", "pk").select_related("plan__account")[0]
        self.frozen = packet.frozen or canonical.dumps(compose(packet, facts.about(packet)))
        self.digest = canonical.digest(self.frozen)
        self.tree = canonical.loads(self.frozen)
        self.pictures = publishing.pictures(self.tree)

    def render(self, format: str) -> bytes:  # noqa: A002
        return publishing.renderer(format)(canonical.loads(self.frozen), self.pictures, digest=self.digest)

    def html(self) -> str:
        """The page that the PDF is printed from."""
        tree = web.cleaned(self.tree)
        medium = web.Medium(lambda name: f"asset:{name}" if name in self.pictures else "", printed=True)
        parts = web.parts(tree, medium)
        parts["letter"] = pdf.Printer(tree, self.pictures).one_page_letter(medium)
        return str(web.part("print", tree=tree, digest=self.digest[:8], **parts))


def bare(sample: Sample, page: str) -> bytes:
    """What WeasyPrint alone makes of the same page in the same PDF variant."""
    engine = pdf.weasyprint()
    paper = engine.CSS(string=f"@page {{ size: {pdf.PAPERS[sample.tree.paper]} }}")
    source = engine.HTML(string=page, url_fetcher=pdf.Printer(sample.tree, sample.pictures).fetch)
    laid_out = source.render(stylesheets=[pdf.stylesheet(), paper])
    made: bytes = laid_out.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=sha256(page.encode()).digest()[:16])
    return made


def peak() -> str:
    return f"{getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f}"


def main() -> None:
    sample = Sample()
    rows = []
    for name in ("docx", "pptx", "pdf"):
        work = partial(sample.render, name)
        cold = timed(work)
        found = rounds({name: work}, TIMES)[name]
        rows.append([name, f"{cold * 1000:,.0f}", *ms(found), f"{len(sample.render(name)) / 1024:,.0f}", peak()])
    page = sample.html()
    pages = len(pdf.Printer(sample.tree, sample.pictures).laid_out(page).pages)
    head = ["format", "first ms", "best ms", "median ms", "kB", "peak MB so far"]
    table(f"A packet of {pages} pages by a warm process", head, rows)

    turns = rounds({"KAPS": lambda: sample.render("pdf"), "bare WeasyPrint": lambda: bare(sample, page)}, TIMES)
    floor = min(turns["bare WeasyPrint"])
    rows = [[name, *ms(seconds), f"{min(seconds) / floor:.2f}"] for name, seconds in turns.items()]
    table("PDF of the same HTML, taking turns", ["", "best ms", "median ms", "ratio"], rows)
