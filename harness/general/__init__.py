"""What is judged alike on either portal: the rows that hold for both."""
