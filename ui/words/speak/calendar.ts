/** How dates are written: a day or a moment, and the present year. A date of another year is shown with its year. */
import { createSignal } from "solid-js"

/** True for `2026-11-27`, and false for a moment. */
export const isDay = (due: string): boolean => due.length === "2026-11-27".length

const [year, setYear] = createSignal<number | null>(null)

/** Null until the page has set it: dates are then shown without a year. */
export const thisYear = year
/** The page sets it at its start, and again as time goes on. */
export const setThisYear = (now: Date) => setYear(now.getFullYear())
/** For tests: as before the start of the page. */
export const forgetThisYear = () => setYear(null)
