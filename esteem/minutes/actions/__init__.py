"""What the group does with its agendas, minutes, decisions and actions."""
