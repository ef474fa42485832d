/** How long a removal is kept for clients that resume. */

/** A removal is kept until the tables are this many positions past it. */
export const tombstonesKept = 200_000

/**
 * A client that is further behind gets a snapshot: its removals may be deleted. Half of what is kept, because the
 * process that answers it may see an older position than the process that writes the tables.
 */
export const mostBehind = tombstonesKept / 2
