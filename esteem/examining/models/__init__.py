"""The tables of a visitor who examines one year’s books."""

from esteem.examining.models.visits import ExaminerLook, ExaminerMark, ExaminerQuery, ExaminerVisit

__all__ = ["ExaminerLook", "ExaminerMark", "ExaminerQuery", "ExaminerVisit"]
