/** Every command has a sender: an operation, a reactor, the bot, or a verb of the command line. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { type CommandName, commandRules } from "../../../commands/catalogue.ts"
import { groups } from "./api.ts"

/** Commands that the domain has and nothing sends yet, each with the reason. */
const withoutSender: { readonly [C in CommandName]?: string } = {}

/** The catalogue names every command and sends none; neither tests nor their kits count. */
const isProduction = (file: string) =>
  file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("/kit/") && file !== "commands/catalogue.ts"

const sources = ["commands", "reactors", "gateways", "ops"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .filter(isProduction)
  .map((file) => readFileSync(file, "utf8"))

const operations = new Set<string>(
  groups.flatMap(({ operations }) => Object.values(operations).map(({ authorisation }) => authorisation))
)
const hasSender = (command: string) => operations.has(command) || sources.some((text) => text.includes(`"${command}"`))

test("every command has a sender, but those that are listed with a reason", () => {
  expect(sources.length).toBeGreaterThan(100)
  const lacking = Object.keys(commandRules).filter((command) => !hasSender(command))
  expect(lacking.toSorted()).toEqual(Object.keys(withoutSender).toSorted())
})
