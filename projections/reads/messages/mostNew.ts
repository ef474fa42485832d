/** The most messages of a chat that are counted as new. Apart from the query, because the browser imports it. */
export const mostNew = 100
