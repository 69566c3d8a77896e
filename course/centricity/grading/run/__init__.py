"""Code of others, shut in; hidden tests beside it. Nothing of nbgrader's."""
