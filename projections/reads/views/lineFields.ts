/** The columns of a task that clients follow. Descriptions and models are read with the whole row, over REST. */
export const taskLineColumns = [
  "id",
  "seq",
  "number",
  "title",
  "status",
  "createdBy",
  "updatedAt",
  "classification",
  "category",
  "priority",
  "due",
  "assignee",
  "snoozedUntil",
  "suggested",
  "band",
  "audience",
  "source",
  "message",
  "proposal",
  "topics",
  "comments"
] as const
