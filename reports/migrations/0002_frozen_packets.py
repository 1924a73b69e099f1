"""The database itself refuses to change or delete what approval froze; only a sample account's packets may go."""

from django.db import migrations

KEPT = "plan_id revision title dated_on letter frozen sha256 approved_by_id approved_at".split()
SAMPLE = (
    "EXISTS (SELECT 1 FROM accounts_plan p JOIN accounts_account a ON a.id = p.account_id"
    " WHERE p.id = OLD.plan_id AND a.is_sample)"
)
REFUSAL = "A frozen packet cannot be changed."


def changed(operator):
    """SQL that is true when a kept column changes; `operator` compares so that NULL equals NULL."""
    columns = " OR ".join(f"NEW.{name} {operator} OLD.{name}" for name in KEPT)
    return f"OLD.status <> 'draft' AND (NEW.status = 'draft' OR {columns})"


def statements(vendor):
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER packet_frozen_update BEFORE UPDATE ON reports_packet WHEN {changed('IS NOT')}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
            f"CREATE TRIGGER packet_frozen_delete BEFORE DELETE ON reports_packet"
            f" WHEN OLD.status <> 'draft' AND NOT {SAMPLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        ]
    return [
        f"""CREATE FUNCTION packet_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.status <> 'draft' AND NOT {SAMPLE} THEN
                    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN OLD;
            END IF;
            IF {changed('IS DISTINCT FROM')} THEN
                RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
        "CREATE TRIGGER packet_frozen BEFORE UPDATE OR DELETE ON reports_packet"
        " FOR EACH ROW EXECUTE FUNCTION packet_frozen()",
    ]


def guard(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER packet_frozen_update")
        schema_editor.execute("DROP TRIGGER packet_frozen_delete")
    else:
        schema_editor.execute("DROP FUNCTION packet_frozen() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("accounts", "0001_initial")]
    operations = [migrations.RunPython(guard, release)]
