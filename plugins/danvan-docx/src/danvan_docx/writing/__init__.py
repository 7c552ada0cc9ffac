"""The Word document of a report, made with python-docx."""
