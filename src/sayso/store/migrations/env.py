"""Run by Alembic: the steps that lead to a version, in the connection and transaction that `versions` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
