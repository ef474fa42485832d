/** The name of a model for people. */
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { words } from "./words.ts"

/** The version of the built-in rules has no meaning for a person. A chosen model has its own name. */
export const modelName = ({ provider, model }: Pick<ProposalRow["model"], "provider" | "model">): string =>
  provider === "builtin" ? words.t("builtInRules") : model
