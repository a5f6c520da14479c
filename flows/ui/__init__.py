"""What operators see in Prefect: boards, the event feed, the labels of forms."""
