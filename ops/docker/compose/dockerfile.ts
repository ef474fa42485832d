/** The stages of the Dockerfile, and whether a stage has a file of this repository. */
import { readFileSync } from "node:fs"
import { join, matchesGlob } from "node:path"

export interface BuildStage {
  readonly image: string
  readonly name: string
  /** The paths that are copied from the repository. */
  readonly copies: ReadonlyArray<string>
  /** The paths that are copied from another stage. */
  readonly copiesOfStage: ReadonlyArray<string>
  readonly user: string | null
  readonly hasHealthCheck: boolean
}

const stageOf = (text: string): BuildStage => {
  const [, image = "", name = ""] = /^(\S+) AS (\S+)/.exec(text) ?? []
  const copied = [...text.matchAll(/^COPY (--from=\S+ )?(.+) \S+$/gm)]
  const sources = (fromStage: boolean) =>
    copied.filter(([, from]) => (from !== undefined) === fromStage).flatMap(([, , paths = ""]) => paths.split(" "))
  return {
    image,
    name,
    copies: sources(false),
    copiesOfStage: sources(true),
    user: /^USER (\S+)$/m.exec(text)?.[1] ?? null,
    hasHealthCheck: /^HEALTHCHECK /m.test(text)
  }
}

export const stages: ReadonlyMap<string, BuildStage> = new Map(
  readFileSync("ops/docker/Dockerfile", "utf8")
    .split(/^FROM /m)
    .slice(1)
    .map(stageOf)
    .map((stage) => [stage.name, stage])
)

const ignored = readFileSync(".dockerignore", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))

/** Whether `.dockerignore` keeps the file out of the build. */
export const isIgnored = (file: string) =>
  ignored.some((pattern) => matchesGlob(file, pattern) || matchesGlob(file, join(pattern, "**")))

export const holds = ({ copies }: BuildStage, file: string) =>
  !isIgnored(file) && copies.some((path) => file === path || file.startsWith(`${path}/`))

/** Whether an image has a tag with a number, or also a digest. `latest` is another image every day. */
export const hasVersion = (image: string) => /^[\w./-]+:(?!latest)\w*\d[\w.-]*(?:@sha256:[0-9a-f]{64})?$/.test(image)
