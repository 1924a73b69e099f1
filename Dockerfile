# The same Python and the same Debian as the tests run on.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY requirements.txt requirements-uv.txt ./
RUN python -m venv /venv \
    && pip install --no-cache-dir --require-hashes -r requirements-uv.txt \
    && uv pip install --no-cache --python /venv/bin/python --require-hashes --compile-bytecode -r requirements.txt


FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    KAPS_MODE=production \
    KAPS_DATA_DIR=/data \
    KAPS_STATIC_DIR=/srv/static \
    BIND=0.0.0.0 \
    PORT=8000
WORKDIR /app

# bootstrap.py is the one place that knows the names of system packages
COPY kaps/bootstrap.py /tmp/bootstrap.py
RUN apt-get update \
    && apt-get install --yes --no-install-recommends $(python3 /tmp/bootstrap.py packages) \
    && rm -rf /var/lib/apt/lists/* /tmp/bootstrap.py \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin kaps \
    && install --directory --owner kaps --group kaps --mode 0700 /data

COPY --from=build /venv /venv
COPY . .

# Static files belong to the image, not to the data: an upgrade brings its own. The key is used for nothing.
RUN KAPS_DATA_DIR=/tmp/build SITE_URL=https://build.invalid ALLOWED_HOSTS=build.invalid \
    SECRET_KEY="$(head -c 60 /dev/urandom | base64 -w0)" \
    python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf /tmp/build

USER kaps
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-m", "kaps", "health"]
CMD ["python", "-m", "kaps", "web"]
