/** The states and facts of the parts, in words. */
import type { System } from "../../../gateways/contract/systemShown.ts"
import type { StoresShown } from "../../../gateways/contract/systemShown.ts"
import { teamWords as words } from "../../words/words.ts"
import type { Fact } from "./PartBox.tsx"

/** Less free space than this needs attention: a full disk stops the log. `tt doctor` has the same limit. Bytes. */
const leastFree = 1024 ** 3

const state = (well: boolean, bad: "attention" | "silent" | "off" = "attention") => ({
  well,
  word: words.t(well ? "systemPage.works" : `systemPage.${bad}`)
})

export const storeState = ({ log, tables, disk }: StoresShown) => {
  if (log === null || tables === null) return state(false, "silent")
  return state(disk === null || disk.free >= leastFree)
}

export const storeFacts = ({ log, tables, disk }: StoresShown): ReadonlyArray<Fact> => [
  [words.t("systemPage.log"), log === null ? words.t("systemPage.silent") : sizeOf(log)],
  ...(log === null ? [] : [[words.t("systemPage.copies"), words.number(log.copies)] as const]),
  [words.t("systemPage.tables"), tables === null ? words.t("systemPage.silent") : words.size(tables.bytes)],
  ...(disk === null
    ? []
    : [
        [
          words.t("systemPage.disk"),
          words.t("systemPage.diskFree", { free: words.size(disk.free), of: words.size(disk.of) })
        ] as const
      ])
]

const sizeOf = ({ bytes, most }: NonNullable<StoresShown["log"]>) =>
  most === null ? words.size(bytes) : words.t("systemPage.limit", { size: words.size(bytes), most: words.size(most) })

/** The built-in rules always answer. */
export const modelState = ({ provider, reachable }: System["model"]) =>
  state(provider === "builtin" || reachable, "silent")

/** A bot is optional, so an installation without one is neither well nor in trouble. */
export const botState = ({ name, connected, fault }: System["bot"]) =>
  name === null && fault === undefined ? { well: null, word: words.t("systemPage.off") } : state(connected)

export const botFacts = ({ name, fault, mode, lastError }: System["bot"]): ReadonlyArray<Fact> => [
  ...(name === null ? [] : ([[words.t("systemPage.name"), name]] as const)),
  ...(mode === undefined ? [] : ([[words.t("systemPage.botMode"), words.t(`botMode.${mode}`)]] as const)),
  ...(fault === undefined ? [] : ([[words.t("systemPage.fault"), words.t(`botFault.${fault}`)]] as const)),
  ...(lastError === undefined
    ? []
    : ([
        [
          words.t("systemPage.lastError"),
          `${words.day(lastError.at)}, ${words.time(lastError.at)}: ${lastError.message}`
        ]
      ] as const))
]

export const serverFacts = ({ version }: System, stores: StoresShown | undefined): ReadonlyArray<Fact> => [
  [words.t("systemPage.version"), version],
  ...(stores === undefined
    ? []
    : ([
        [words.t("systemPage.upFor"), words.lasting(stores.upFor)],
        [words.t("systemPage.memory"), words.size(stores.memory)]
      ] as const))
]
