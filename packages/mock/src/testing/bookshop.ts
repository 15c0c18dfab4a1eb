import type { Effect, Shape } from "../state/types.ts";
import type { MockOperation, MockProduct, Schema } from "../types.ts";

const text: Schema = { type: "string" };
const whole: Schema = { type: "integer" };
const yes: Schema = { type: "boolean" };
const texts: Schema = { type: "array", items: text };
const objects: Schema = { type: "array", items: { type: "object" } };

const listed: Record<string, Schema> = { PageNumber: whole, PageSize: whole };

/** One operation: what it takes (`!` in front of what must be there), does, answers and documents. */
function operation(
  takes: Record<string, Schema>,
  effect: Effect | undefined,
  shape: Readonly<Record<string, Shape>> = {},
  codes: readonly string[] = [],
): MockOperation {
  return {
    methods: ["POST", "GET"],
    parameters: Object.entries(takes).map(([name, schema]) => {
      const style = schema.type === "array" || schema.type === "object" ? ({ style: "json" } as const) : {};
      return name.startsWith("!")
        ? { name: name.slice(1), required: true, ...style, schema }
        : { name, ...style, schema };
    }),
    answer: { RequestId: "of the table", Sample: "of the table" },
    errors: { "400": codes.map((code) => [code, "Says the table."] as const) },
    shape: { "!RequestId": "s", ...shape },
    ...(effect && { effect }),
  };
}

const shelf: Record<string, Shape> = {
  "!ShelfId": "s",
  "!Status": "s",
  "!Name": "s",
  Note: "s",
  "!CreationTime": "s",
  Width: "i",
  Kind: "s",
  "!BookCount": "i",
  BookIds: { BookId: ["s"] },
  "!Tags": { Tag: [{ Key: "s", Value: "s" }] },
};
const book: Record<string, Shape> = {
  "!BookId": "s",
  "!Title": "s",
  "!Status": "s",
  "!Owner": "s",
  ShelfId: "s",
  ShelfName: "s",
  Price: "s",
  Genre: "s",
  Chapters: { Chapter: [{ Title: "s", Minutes: "i" }] },
};
const lamp: Record<string, Shape> = { "!LampId": "s", "!Status": "s", "!ShelfId": "s", "!Watt": "i", Corner: "s" };
const page: Record<string, Shape> = { "!TotalCount": "i", "!PageNumber": "i", "!PageSize": "i" };

/** An invented product that remembers: shelves with books, lamps that are attached, copies, shares and tags. */
export const bookshop: MockProduct = {
  name: "Bookshop",
  version: "2022-02-02",
  style: "RPC",
  hosts: ["bookshop.aliyuncs.com"],
  rules: {
    fallback: { notFound: ["InvalidParameter.%s"], wrongState: ["IncorrectStatus"], inUse: ["DependencyViolation"] },
    tags: { resource: "Tag", parameter: "Tag", type: "ResourceType", id: "ResourceId" },
  },
  resources: {
    Shelf: {
      title: "Shelf",
      id: { request: "ShelfId", response: "ShelfId", prefix: "sh-" },
      state: { field: "Status", settled: "Ready" },
      transitions: [
        { by: ["CreateShelf", "CreateShelves"], from: null, via: "Building", to: "Ready" },
        { by: ["CloseShelf"], from: ["Ready"], via: "Closing", to: "Closed" },
        { by: ["OpenShelf"], from: ["Closed"], to: "Ready" },
        { by: ["DeleteShelf"], from: ["Ready", "Closed"], via: "Breaking", to: "gone" },
      ],
      reads: [
        {
          by: "ListShelves",
          at: "Shelves.Shelf[]",
          id: "ShelfId",
          page: "number",
          size: [10, 50],
          filters: {
            ShelfIds: "jsonlist ShelfId",
            Name: "= Name",
            Names: "csv Name",
            Part: "~ Name Note",
            Start: "^ Name",
            MinWidth: ">= Width",
            BookId: "has BookIds.BookId",
            Tag: "tags",
          },
        },
        { by: "GetShelf", at: null, id: "ShelfId", page: "none" },
      ],
      fields: {
        ShelfId: "@new",
        Status: "@state",
        CreationTime: "@now",
        Name: "$Name ?? @id",
        Note: "$Note ?? =(empty)",
        Width: "$Width * 100",
        Kind: "map $Material oak=wooden iron=metal",
        BookCount: "@count Book",
        "BookIds.BookId": "@list Book.BookId",
        "Tags.Tag[].Key": "@tags key",
        "Tags.Tag[].Value": "@tags value",
      },
      unique: [["Name"]],
      blockedBy: [{ resource: "Book", code: "ShelfNotEmpty", op: "DeleteShelf", unless: "Force" }],
      deletesAlso: [{ resource: "Lamp", if: "DeleteWithShelf" }],
      tags: "shelf",
      billable: true,
      errors: { notFound: ["ShelfNotFound"] },
    },
    Book: {
      title: "Book",
      id: { request: "BookId", response: "BookId", prefix: "b-" },
      parent: "Shelf",
      refs: { ShelfId: "Shelf" },
      state: { field: "Status", settled: "In" },
      transitions: [
        { by: ["LendBooks"], from: ["In"], to: "Out" },
        { by: ["ReturnBook"], from: ["Out"], to: "In" },
      ],
      reads: [
        {
          by: "ListBooks",
          at: "Books[]",
          id: "BookId",
          page: "number",
          size: [10, 100],
          filters: {
            ShelfId: "= ShelfId",
            Title: "= Title",
            Status: "= Status",
            Order: "sort TitleSort=Title PriceSort=Price",
          },
        },
        { by: "ListBooksByToken", at: "Books[]", id: "BookId", page: "token", size: [2, 100], filters: {} },
        { by: "ListOwnBooks", at: "Books[]", id: "BookId", page: "none", everybodys: false },
      ],
      fields: {
        BookId: "@new",
        Status: "@state",
        Title: "$Title ?? Untitled",
        Owner: "@alias self others system",
        ShelfId: "$ShelfId",
        ShelfName: "@Shelf.Name",
        Price: "$Price",
        Genre: "=novel",
        "Chapters.Chapter[].Title": "$Chapters[].Title",
        "Chapters.Chapter[].Minutes": "$Chapters[].Hours * 60",
      },
      billable: false,
      tags: "book",
      seeds: [{ BookId: "b-of-all", Title: "Catalogue", ShelfId: "" }],
    },
    Lamp: {
      title: "Lamp",
      id: { request: "LampId", response: "LampId", prefix: "la-" },
      refs: { ShelfId: "Shelf" },
      state: { field: "Status", settled: "Free" },
      transitions: [
        { by: ["AttachLamp"], from: ["Free"], via: "Attaching", to: "InUse" },
        { by: ["DetachLamp"], from: ["InUse"], not: { Glued: "true" }, via: "Detaching", to: "Free" },
      ],
      reads: [
        {
          by: "ListLamps",
          at: "Lamps.Lamps[]",
          id: "LampId",
          page: "number",
          size: [10, 50],
          hides: { ShowWatt: "Watt", ShowCorner: "Corner" },
          filters: { ShelfId: "= ShelfId" },
        },
      ],
      fields: {
        LampId: "@new",
        Status: "@state",
        ShelfId: "=(empty)",
        Corner: "=(none)",
        Watt: "$Watt ?? 5",
        Glued: "$Glued ?? false",
      },
      blockedBy: [
        { state: "InUse", code: null, op: "DeleteLamp" },
        { field: "Glued", code: "IsGlued" },
      ],
      billable: true,
    },
    Tag: { title: "Tag", id: {}, reads: [{ by: "ListTags", at: "TagResources[]" }] },
  },
  operations: {
    CreateShelf: operation(
      { Name: text, Note: text, Width: whole, Material: text, Lamps: objects, Tag: objects },
      {
        resource: "Shelf",
        verb: "create",
        stateful: "full",
        result: { ShelfId: "@new" },
        adds: [
          {
            resource: "Lamp",
            each: "$Lamps[]",
            set: { ShelfId: "@maker", Watt: "$Lamps[].Watt", DeleteWithShelf: "$Lamps[].Stays" },
          },
        ],
        errors: { alreadyExists: "ShelfExists" },
      },
      { "!ShelfId": "s" },
      ["ShelfExists"],
    ),
    CreateShelves: operation(
      { "!Amount": whole, Note: text },
      { resource: "Shelf", verb: "create", stateful: "full", times: "$Amount", result: { "ShelfIds[]": "@new" } },
      { "!ShelfIds": ["s"] },
    ),
    ListShelves: operation(
      {
        ...listed,
        ShelfId: text,
        ShelfIds: text,
        Name: text,
        Names: text,
        Part: text,
        Start: text,
        MinWidth: whole,
        BookId: text,
        Tag: objects,
      },
      { resource: "Shelf", verb: "list", stateful: "full", in: ["ShelfId"], result: "record" },
      { ...page, Shelves: { Shelf: [shelf] } },
    ),
    GetShelf: operation(
      { "!ShelfId": text },
      { resource: "Shelf", verb: "describe", stateful: "full", in: ["ShelfId"], result: "record" },
      shelf,
      ["ShelfNotFound"],
    ),
    RenameShelf: operation(
      { "!ShelfId": text, Name: text, Note: text },
      { resource: "Shelf", verb: "modify", stateful: "full", in: ["ShelfId"] },
    ),
    CloseShelf: operation(
      { "!ShelfId": text },
      { resource: "Shelf", verb: "stop", stateful: "full", in: ["ShelfId"], errors: { wrongState: "NotOpen" } },
      {},
      ["NotOpen", "ShelfNotFound"],
    ),
    OpenShelf: operation({ "!ShelfId": text }, { resource: "Shelf", verb: "start", stateful: "full", in: ["ShelfId"] }),
    DeleteShelf: operation(
      { "!ShelfId": text, Force: yes },
      { resource: "Shelf", verb: "delete", stateful: "full", in: ["ShelfId"] },
      {},
      ["ShelfNotFound", "ShelfNotEmpty"],
    ),
    CreateBook: operation(
      { "!ShelfId": text, Title: text, Price: whole, Chapters: objects, ClientToken: text },
      {
        resource: "Book",
        verb: "create",
        stateful: "full",
        in: ["ShelfId"],
        result: { BookId: "@new", Code: "=0" },
        errors: { refNotFound: { ShelfId: "NoSuchShelf" } },
        token: "ClientToken",
      },
      { "!BookId": "s", Code: "i" },
      ["NoSuchShelf"],
    ),
    ListBooks: operation(
      { PageNumber: text, PageSize: text, BookId: text, ShelfId: text, Title: text, Status: text, Order: text },
      { resource: "Book", verb: "list", stateful: "full", in: ["BookId"], result: "record" },
      { "!TotalCount": "s", "!PageNumber": "s", PageSize: "s", "!Books": [book] },
    ),
    ListBooksByToken: operation(
      { NextToken: text, MaxResults: whole },
      { resource: "Book", verb: "list", stateful: "full", result: "record" },
      { NextToken: "s", MaxResults: "i", "!Books": [book] },
    ),
    ListOwnBooks: operation(
      { BookId: text },
      { resource: "Book", verb: "list", stateful: "full", in: ["BookId"], result: "record" },
      { "!Books": [book] },
    ),
    AddReader: operation(
      { "!BookId": text, "!Reader": text },
      {
        resource: "Book",
        verb: "associate",
        stateful: "full",
        in: ["BookId"],
        result: { Kind: "@kind" },
        adds: [{ resource: "Book", into: "Readers", value: "$Reader" }],
        errors: { alreadyExists: "IsReader" },
      },
      { Kind: "s" },
      ["IsReader"],
    ),
    RemoveReader: operation(
      { "!BookId": text, "!Reader": text },
      {
        resource: "Book",
        verb: "dissociate",
        stateful: "full",
        in: ["BookId"],
        removes: [{ resource: "Book", from: "Readers", value: "$Reader", missing: "NoReader" }],
      },
      {},
      ["NoReader"],
    ),
    LendBooks: operation(
      { "!BookIds": texts },
      { resource: "Book", verb: "stop", stateful: "full", in: ["BookIds[]"] },
    ),
    ReturnBook: operation({ "!BookId": text }, { resource: "Book", verb: "start", stateful: "full", in: ["BookId"] }),
    DeleteBook: operation(
      { "!BookId": text },
      { resource: "Book", verb: "delete", stateful: "full", in: ["BookId"], errors: { denied: "NotYours" } },
      {},
      ["NotYours"],
    ),
    ShareBook: operation(
      { "!BookId": text, Users: texts, Takes: texts },
      {
        resource: "Book",
        verb: "share",
        stateful: "full",
        in: ["BookId"],
        share: { with: "Users", without: "Takes", most: 10 },
        errors: { denied: "NotYours", tooMany: "TooManyUsers" },
      },
      {},
      ["NotYours", "TooManyUsers"],
    ),
    CreateLamp: operation(
      { Watt: whole, Glued: yes },
      { resource: "Lamp", verb: "create", stateful: "full", result: { "LampIds[]": "@new" } },
      { "!LampIds": ["s"] },
    ),
    ListLamps: operation(
      { ...listed, LampId: text, ShelfId: text, ShowWatt: yes, ShowCorner: yes },
      { resource: "Lamp", verb: "list", stateful: "full", in: ["LampId"], result: "record" },
      { ...page, "!Lamps": { "!Lamps": [lamp] } },
    ),
    AttachLamp: operation(
      { "!LampId": text, "!ShelfId": text },
      {
        resource: "Lamp",
        verb: "attach",
        stateful: "full",
        in: ["LampId", "ShelfId"],
        sets: { "Lamp.ShelfId": "$ShelfId", "Lamp.Corner": "=left" },
        errors: { refNotFound: { ShelfId: "NoSuchShelf" } },
      },
      {},
      ["NoSuchShelf"],
    ),
    DetachLamp: operation(
      { "!LampId": text },
      {
        resource: "Lamp",
        verb: "detach",
        stateful: "full",
        in: ["LampId"],
        sets: { "Lamp.ShelfId": "=(empty)" },
      },
    ),
    DimLamp: operation(
      { "!LampId": text, Watt: whole },
      {
        resource: "Lamp",
        verb: "modify",
        stateful: "full",
        in: ["LampId"],
        where: { Glued: "false" },
        refuses: [{ when: "$Watt > @own Watt", code: "TooBright" }],
      },
      {},
      ["TooBright"],
    ),
    DeleteLamp: operation({ "!LampId": text }, { resource: "Lamp", verb: "delete", stateful: "full", in: ["LampId"] }),
    TagThings: operation(
      { "!ResourceType": text, "!ResourceId": texts, "!Tag": objects },
      { resource: "Tag", verb: "tag", stateful: "full" },
    ),
    UntagThings: operation(
      { "!ResourceType": text, "!ResourceId": texts, TagKey: texts, All: yes },
      { resource: "Tag", verb: "untag", stateful: "full" },
    ),
    ListTags: operation(
      { "!ResourceType": text, ResourceId: texts, Tag: objects },
      { resource: "Tag", verb: "list", stateful: "full", result: "record" },
      { "!TagResources": [{ ResourceId: "s", ResourceType: "s", TagKey: "s", TagValue: "s" }] },
    ),
    CountStars: operation({}, undefined, { "!Sample": "s" }),
  },
};
