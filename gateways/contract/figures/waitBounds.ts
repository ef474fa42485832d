/** The bounds of the buckets in `reviewWaits`, in seconds. Apart from the schemas of the answers, because the browser imports them. */
export { waitBounds } from "../../../projections/reads/figures/questions.ts"
