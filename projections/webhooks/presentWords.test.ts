import { expect, test } from "vitest"
import { CommentId } from "../../domain/ids.ts"
import { ada } from "../../domain/kit/people.ts"
import { wordsOfComment } from "./presentWords.ts"

const comment = CommentId.make("comment1")
const said = { _tag: "TaskCommented", wordsOf: ada, comment, text: "The code is 1234" } as const
const deleted = { _tag: "CommentDeleted", comment } as const
const edited = { _tag: "CommentEdited", wordsOf: ada, comment, text: "Ask me for the code" } as const

test("a comment that was deleted has no words, until it is restored", () => {
  expect(wordsOfComment(said, [])).toEqual({ text: said.text, isChanged: false })
  expect(wordsOfComment(said, [deleted])).toEqual({ text: null, isChanged: true })
  expect(wordsOfComment(said, [deleted, { _tag: "CommentRestored", comment }])).toEqual({
    text: said.text,
    isChanged: false
  })
})

test("a comment that was edited has its present words", () => {
  expect(wordsOfComment(said, [edited])).toEqual({ text: edited.text, isChanged: true })
  expect(wordsOfComment(said, [{ ...edited, comment: CommentId.make("comment2") }]).text).toBe(said.text)
})
