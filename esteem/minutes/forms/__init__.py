"""What is typed about agendas, minutes, decisions and actions."""
