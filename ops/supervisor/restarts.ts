/** Decides whether a product that crashed starts again, and when. */

/** Crashes within the window after which the product is not started again. */
export const mostCrashes = 5
export const windowMillis = 60_000
/** The wait after the first crash of a window. Each further crash doubles it. */
export const firstWaitMillis = 1000

export type Next = { readonly is: "restart"; readonly afterMillis: number } | { readonly is: "give-up" }

/** `now`: milliseconds of a clock. Call the result once for each crash. */
export const restarts = (now: () => number): (() => Next) => {
  let recent: ReadonlyArray<number> = []
  return () => {
    const at = now()
    recent = [...recent.filter((crash) => at - crash < windowMillis), at]
    if (recent.length >= mostCrashes) return { is: "give-up" }
    return { is: "restart", afterMillis: firstWaitMillis * 2 ** (recent.length - 1) }
  }
}
