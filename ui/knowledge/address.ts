/** The value of `topic=` in the page's address for statements without a topic. */
export const noTopic = "none"
