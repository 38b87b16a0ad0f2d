"""Runs the migrations over the connection that esteem.kernel.migrate hands in: one group, one transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False, render_as_batch=True)
context.run_migrations()
