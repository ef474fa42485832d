import { expect, test } from "vitest"
import { liveFiles } from "./liveFiles.ts"

const file = (id: string, more: object = {}) => ({ file_id: id, file_unique_id: `u-${id}`, ...more })

test.each([
  [
    { photo: [file("small"), file("large", { file_size: 9 })] },
    [{ kind: "photo", id: "large", unique: "u-large", size: 9 }]
  ],
  [
    { document: file("d", { mime_type: "application/pdf", file_size: 7 }) },
    [{ kind: "file", id: "d", unique: "u-d", type: "application/pdf", size: 7 }]
  ],
  [{ animation: file("a"), document: file("a") }, [{ kind: "animation", id: "a", unique: "u-a" }]],
  [{ voice: file("v") }, [{ kind: "voice", id: "v", unique: "u-v" }]],
  [{ voice: { duration: 3 }, document: "no object", photo: [] }, []],
  [{ document: file("x".repeat(301)) }, []],
  [{ text: "no file" }, []]
])("the files of %j", (message, refs) => expect(liveFiles(message)).toEqual(refs))
