"""What is printed of agendas, minutes, decisions and actions."""
