import { expect, test } from "vitest"
import { guarded, routeOf } from "./guard.ts"

const defect = new Error("a fault in the program")
const fail = () => {
  throw defect
}

test("an exception in a callback is reported with its route, and severs its connection", () => {
  const reports: Array<ReadonlyArray<unknown>> = []
  const severed: Array<string> = []
  const callback = guarded<[string], void>({
    report: (...report) => reports.push(report),
    callback: "data",
    route: (path) => `GET ${path}`,
    run: fail,
    sever: (path) => void severed.push(path)
  })
  expect(callback("/here")).toBeUndefined()
  expect(reports).toEqual([["data", "GET /here", defect]])
  expect(severed).toEqual(["/here"])
})

test("a connection that can no longer be severed, or has no route, throws nothing either", () => {
  const reports: Array<ReadonlyArray<unknown>> = []
  const callback = guarded<[], void>({
    report: (...report) => reports.push(report),
    callback: "close",
    route: fail,
    run: fail,
    sever: fail
  })
  expect(callback()).toBeUndefined()
  expect(reports).toEqual([["close", "unknown", defect]])
})

test("a route in the log is bounded", () => {
  expect(routeOf("GET", `/${"a".repeat(5000)}`)).toHaveLength(200)
})
