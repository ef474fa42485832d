/** The rule that a checked value breaks, from the annotations of the check: the library's name of it, or a rule of its own. */
import { type FieldIssue, type FieldRule, fieldRules } from "../../contract/problems/refusals.ts"

export type Annotations = { readonly [key: string]: unknown } | undefined
export type BrokenRule = Pick<FieldIssue, "rule" | "least" | "most">

type Bounds = { readonly [bound: string]: unknown }
const isBounds = (value: unknown): value is Bounds => typeof value === "object" && value !== null

/** The library's name of a check, and its bounds. */
export const checkIn = (annotations: Annotations): { readonly id: string; readonly payload: Bounds } => {
  const known = annotations?.["representation"]
  return {
    id: isBounds(known) ? String(known["id"]).replace("effect/schema/", "") : "",
    payload: isBounds(known) && isBounds(known["payload"]) ? known["payload"] : {}
  }
}

/** @param isText false for a list, whose length is a number of items */
export const brokenRule = (annotations: Annotations, isText: boolean): BrokenRule => {
  const { id, payload } = checkIn(annotations)
  const bound = (name: string) => Number(payload[name])
  const rules: { readonly [check: string]: () => BrokenRule } = {
    isFinite: () => ({ rule: "not-number" }),
    isInt: () => ({ rule: "not-number" }),
    isBetween: () => ({ rule: "out-of-range", least: bound("minimum"), most: bound("maximum") }),
    isMinLength: () => {
      const least = bound("minLength")
      if (least === 1) return { rule: "empty" }
      return { rule: isText ? "too-short" : "too-few", least }
    },
    isMaxLength: () => ({ rule: isText ? "too-long" : "too-many", most: bound("maxLength") })
  }
  return (rules[id] ?? (() => ({ rule: ownRule(annotations) })))()
}

const ownRule = (annotations: Annotations): FieldRule =>
  fieldRules.find((rule) => rule === annotations?.["rule"]) ?? "unfit"
