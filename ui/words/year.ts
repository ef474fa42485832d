/** The present year. A date of another year is shown with it. */
import { createSignal } from "solid-js"

const [year, setYear] = createSignal<number | null>(null)

/** Null until the page has set it: dates are then shown without a year. */
export const thisYear = year
/** The page sets it at its start, and again as time goes on. */
export const setThisYear = (now: Date) => setYear(now.getFullYear())
/** For tests: as before the start of the page. */
export const forgetThisYear = () => setYear(null)
