/**
 * How long texts may be, and how many of a thing there may be. Lengths are in UTF-16 units.
 *
 * Imports nothing: the dashboard's fields read it, and must not load the schema library.
 */
export const titleLength = 300
export const descriptionLength = 20_000
export const commentLength = 10_000
export const topicNameLength = 120
export const topicSummaryLength = 2_000
export const atomTextLength = 1_000
export const tagLength = 60
export const mostTags = 12
export const messageLength = 40_000
export const runNameLength = 120
export const viewNameLength = 60
export const filterTextLength = 200
/** Saved views of one person, private and shared ones together. */
export const mostSavedViews = 50
/** Views that one person orders: the own ones, and shared ones of others. */
export const mostOrderedViews = 200
