/** The routes of atoms: the single statements that a team may rely on. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { AtomText, Tag, Tags } from "../../../../domain/draft.ts"
import { Quote } from "../../../../domain/evidence.ts"
import { AtomId, TopicId } from "../../../../domain/ids.ts"
import { AtomLink, AtomType } from "../../../../domain/values.ts"
import { Page } from "../../../contract.ts"
import { AtomRow } from "../../../contract/knowledge.ts"
import { pageQuery, readQuery } from "../requestFields.ts"
import { readProblems } from "../../problems/problems.ts"
import { Id, numbered, verbsOf } from "./ids.ts"

const params = numbered("A", "an atom's")
const { verb, bare } = verbsOf("atoms", params)
const link = { relation: AtomLink, to: AtomId }

export class Atoms extends HttpApiGroup.make("atoms").add(
  HttpApiEndpoint.get("list", "/atoms", {
    query: {
      ...pageQuery,
      status: Schema.optionalKey(AtomRow.fields.status),
      type: Schema.optionalKey(AtomType),
      topic: Schema.optionalKey(Id),
      tag: Schema.optionalKey(Tag)
    },
    success: Page(AtomRow),
    error: readProblems
  }).annotate(OpenApi.Description, "What is known, newest first."),
  HttpApiEndpoint.get("get", "/atoms/:id", {
    params,
    query: readQuery,
    success: Schema.Struct({ atom: AtomRow, quotes: Schema.Array(Quote), seq: Schema.Int }),
    error: readProblems
  }).annotate(OpenApi.Description, "An atom by its id or number, A-12, with the quotes that prove it."),
  verb("revise", { type: AtomType, text: AtomText, topic: Schema.NullOr(TopicId) }).annotate(
    OpenApi.Description,
    "Its type, its text and the topic it is filed under, all as they shall be."
  ),
  verb("tag", { tags: Tags }).annotate(OpenApi.Description, "All of its tags, as they shall be."),
  verb("link", link).annotate(OpenApi.Description, "Says what it is to another atom, which you must be able to see."),
  verb("unlink", link),
  bare("archive"),
  bare("restore")
) {}
