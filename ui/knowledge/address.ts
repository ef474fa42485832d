/** The values of `topic=` in the page's address that name no topic. */
export const noTopic = "none"
export const everyTopic = "all"
