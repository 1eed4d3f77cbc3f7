"""The board 资源共享: what the sides offer and need, which of it fits together, and what it leads to."""
