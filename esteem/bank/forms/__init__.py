"""What is typed: statements from the bank, matching, reconciliation, counting cash."""

from esteem.bank.forms.booking import BookLineForm, RuleForm
from esteem.bank.forms.cash import DifferenceForm, count_form
from esteem.bank.forms.reconciling import ReconcileForm
from esteem.bank.forms.statements import UploadForm, columns_form

__all__ = ["BookLineForm", "DifferenceForm", "ReconcileForm", "RuleForm", "UploadForm", "columns_form", "count_form"]
