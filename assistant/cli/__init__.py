"""The command line: `yinju …`. A file for each group of commands; `app.main` turns whatever happens into an exit code."""
