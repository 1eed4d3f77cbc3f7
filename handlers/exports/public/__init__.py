"""The public pages: published results for anybody, as files that need no server and no script."""
