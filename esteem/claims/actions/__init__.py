"""What the group does: what people spent for the group: claims, approvals, mileage, petty cash."""
