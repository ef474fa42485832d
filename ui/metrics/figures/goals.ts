/** The goals of the product for its models: the share that is approved unedited, and the share that is rejected. */
export const goals = { unedited: 0.7, rejected: 0.15 } as const

/** The y axis of a count ends here or higher, so that its numbers are whole. */
export const leastPlotted = 4
