/** A health check runs a program that its image has. */
import { expect, test } from "vitest"
import { readFileSync } from "node:fs"
import { composeFile } from "./composeFile.ts"
import { healthTools } from "./healthTools.ts"

const dockerfile = readFileSync("ops/docker/Dockerfile", "utf8")
/** The image below a stage of the Dockerfile. */
const imageOfStage = (stage: string) => new RegExp(`^FROM (\\S+) AS ${stage}$`, "m").exec(dockerfile)?.[1]
const withoutDigest = (image: string) => image.replace(/@sha256:.*$/, "")

const checked = Object.entries(composeFile().services).flatMap(([name, { image, build, healthcheck }]) => {
  const [kind, program] = healthcheck?.test ?? []
  const from = image ?? imageOfStage(build?.target ?? "") ?? ""
  return kind === undefined ? [] : [{ name, kind, program: program ?? "", from: withoutDigest(from) }]
})

test.each(checked)("the check of $name runs $program, which $from has", ({ kind, program, from }) => {
  expect(kind).toBe("CMD")
  expect(healthTools[from]?.tools).toContain(program)
})

test("the table has no other images", () => {
  expect(checked.length).toBeGreaterThan(10)
  expect(Object.keys(healthTools).toSorted()).toEqual([...new Set(checked.map(({ from }) => from))].toSorted())
})
