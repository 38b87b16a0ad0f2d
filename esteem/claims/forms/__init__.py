"""What is typed: what people spent for the group: claims, approvals, mileage, petty cash."""
