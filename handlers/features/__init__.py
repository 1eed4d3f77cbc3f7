"""What the bot can do, a folder a subject: commands, buttons, forms, files and jobs are found here by themselves."""
