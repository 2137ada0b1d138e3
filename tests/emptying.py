"""How a test that commits leaves nothing behind.

Django's own way empties all of eighty tables and writes the content types anew, after each such test. Here
the rows go out of the tables that have any; the triggers of the audit trail, which would refuse, are off
meanwhile.
"""

from functools import cache

from django.db import connections, transaction

from fleksaftale.audit import triggers
from fleksaftale.audit.models import Head

STAYS = {"auth_permission", "django_content_type", "django_migrations"}
"""What is written with the tables, and never by a test."""


def empty(alias: str) -> None:
    connection = connections[alias]
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        cursor.execute(_which_have_rows(alias))
        tables = [name for (name,) in cursor.fetchall()]
        if alias == "default":
            triggers.remove(connection)
        for table in tables:  # in any order: what refers to what is looked at when the transaction ends
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own tables
        if alias == "default":
            Head.objects.get_or_create(pk=1)
            triggers.install(connection)


@cache
def _which_have_rows(alias: str) -> str:
    names = set(connections[alias].introspection.table_names()) - STAYS
    asked = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in sorted(names)]  # noqa: S608
    return " UNION ALL ".join(asked)
