"""The words and the law of agendas, minutes, decisions and actions, pure."""
