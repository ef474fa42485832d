/** Rules: a role, or a reactor by its name. That every operation has a rule: `gateways/http/routes/routes.test.ts`. */
import { describe, expect, test } from "vitest"
import { ActorId, reactorActor } from "../domain/ids.ts"
import { atLeast } from "../domain/roles.ts"
import { Role } from "../domain/values.ts"
import { allows, readRules } from "./rules/authorisation.ts"
import { catalogue, type CommandName, commandRules } from "./catalogue.ts"

const aPerson = ActorId.make("person:ada00000")
const rules = { ...commandRules, ...readRules }
const names = Object.keys(rules) as ReadonlyArray<keyof typeof rules>

describe("denied by default", () => {
  test.each(names)("%s is denied to a person without a role", (name) => {
    expect(allows(rules[name], aPerson, null)).toBe(false)
  })

  test.each(names)("%s is denied to a reactor that it does not name, with any role", (name) => {
    expect(allows(rules[name], reactorActor("unknown"), "owner")).toBe(false)
  })

  test("no reactor may use a read: a reactor reads the tables itself", () => {
    const asked = Object.values(readRules).flatMap((rule) =>
      ["classify", "telegram", "embed", "extract", "analyse"].filter((name) => allows(rule, reactorActor(name), null))
    )
    expect(asked).toEqual([])
  })

  test.each(names)("%s is allowed to every role above the lowest that is allowed", (name) => {
    const may = (["viewer", "member", "admin", "owner"] as const).map((role) => allows(rules[name], aPerson, role))
    expect(may).toEqual(may.toSorted((a, b) => Number(a) - Number(b)))
  })
})

test("roles have one order, and an actor without a role is below all", () => {
  for (const role of Role.literals) expect(atLeast(null, role)).toBe(false)
  expect(Role.literals.map((role) => Role.literals.filter((least) => atLeast(role, least)))).toEqual([
    ["owner", "admin", "member", "viewer"],
    ["admin", "member", "viewer"],
    ["member", "viewer"],
    ["viewer"]
  ])
})

describe("the roles and reactors that are allowed", () => {
  test.each([
    ["CreateTask", ["member", "admin", "owner"], ["receive"]],
    ["CorrectClassification", ["member", "admin", "owner"], []],
    ["ClassifyTask", [], ["classify"]],
    ["FailClassification", [], ["classify"]],
    ["ReceiveMessage", ["member", "admin", "owner"], ["telegram", "receive"]],
    ["EditMessage", ["admin", "owner"], ["telegram"]],
    ["RedactMessage", ["member", "admin", "owner"], ["retention"]],
    // A person may send it about itself: `admit.test.ts`.
    ["SetPreferences", [], []],
    ["GrantRole", ["admin", "owner"], []],
    ["ForgetPerson", ["owner"], []],
    ["GiveConsent", ["admin", "owner"], []],
    ["IssueToken", ["admin", "owner"], []],
    ["UseInvitation", ["admin", "owner"], []],
    ["ProposeTopic", [], ["extract"]],
    ["ProposeTask", [], ["analyse"]],
    ["ApproveProposal", ["member", "admin", "owner"], []],
    ["CreateTopic", ["member", "admin", "owner"], []],
    ["RecordAtom", ["member", "admin", "owner"], []],
    ["ReadWindow", [], ["extract"]],
    ["ReadBatch", [], ["analyse"]],
    ["ChooseProvider", ["admin", "owner"], []],
    ["proposals.list", ["viewer", "member", "admin", "owner"], []],
    ["tasks.list", ["viewer", "member", "admin", "owner"], []],
    ["tasks.preview", ["viewer", "member", "admin", "owner"], []],
    ["sample.load", ["member", "admin", "owner"], []],
    ["windows.follow", ["viewer", "member", "admin", "owner"], []]
  ] as const)("%s: the roles %j and the reactors %j", (name, roles, reactors) => {
    const people = (["viewer", "member", "admin", "owner"] as const).filter((role) =>
      allows(rules[name], aPerson, role)
    )
    const machines = ["classify", "embed", "telegram", "extract", "analyse", "retention", "receive"].filter((reactor) =>
      allows(rules[name], reactorActor(reactor), null)
    )
    expect([people, machines]).toEqual([roles, reactors])
  })
})

const roles = ["viewer", "member", "admin", "owner"] as const
const reactors = [
  ...new Set([...Object.values(commandRules).flatMap((rule) => rule.reactors ?? []), "embed", "notify", "deliver"])
]

describe("a machine proposes, a person decides", () => {
  test("only the tasks of a source, which an administrator has set up, are made without a person", () =>
    expect(reactors.filter((each) => allows(commandRules.CreateTask, reactorActor(each), null))).toEqual(["receive"]))

  test.each([
    "WithdrawTask",
    "RestoreTask",
    "AddTaskEvidence",
    "WithdrawTaskEvidence",
    "AmendProposal",
    "ApproveProposal",
    "RejectProposal",
    "MergeProposal",
    "SnoozeProposal",
    "ReopenProposal",
    "SettleProposal",
    "UnsettleProposal",
    "CloseRun",
    ...Object.keys(catalogue.topic.commands),
    ...Object.keys(catalogue.atom.commands),
    ...Object.keys(catalogue.provider.commands)
  ] as ReadonlyArray<CommandName>)("%s is denied to every reactor", (name) => {
    expect(reactors.filter((each) => allows(commandRules[name], reactorActor(each), "owner"))).toEqual([])
    expect(allows(commandRules[name], aPerson, "owner")).toBe(true)
  })

  test.each([
    ["extract", "ProposeTopic"],
    ["extract", "ProposeAtom"],
    ["extract", "StartExtraction"],
    ["extract", "SiftMessages"],
    ["extract", "ReadWindow"],
    ["extract", "FailWindow"],
    ["extract", "CompleteExtraction"],
    ["extract", "FailExtraction"],
    ["analyse", "ProposeTask"],
    ["analyse", "SurveyRun"],
    ["analyse", "ReadBatch"],
    ["analyse", "FailBatch"],
    ["analyse", "CompleteRun"],
    ["analyse", "FailRun"]
  ] as const)("only %s may %s, and no person", (reactor, name) => {
    expect(reactors.filter((each) => allows(commandRules[name], reactorActor(each), null))).toEqual([reactor])
    expect(roles.filter((role) => allows(commandRules[name], aPerson, role))).toEqual([])
  })

  test("extract and analyse may send nothing else, and no other reactor may send anything", () => {
    const may = (reactor: string) =>
      Object.entries(commandRules).flatMap(([name, rule]) => (allows(rule, reactorActor(reactor), null) ? [name] : []))
    // Its proposals, its reports and its slot.
    expect(may("extract")).toHaveLength(10)
    expect(may("analyse")).toHaveLength(6)
    expect(may("receive")).toEqual(["CreateTask", "ReceiveMessage"])
    expect(reactors.filter((each) => may(each).length > 0).toSorted()).toEqual([
      "analyse",
      "classify",
      "deliver",
      "erase",
      "extract",
      "receive",
      "remind",
      "retention",
      "sign-in",
      "telegram"
    ])
  })
})
