"""What the group wants to know: what people spent for the group: claims, approvals, mileage, petty cash."""
