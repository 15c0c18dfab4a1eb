import type { ActionTable, Product } from "../types.ts";

/** An invented RPC product. */
export const shelf: Product = {
  name: "Shelf",
  version: "2020-01-01",
  style: "RPC",
  endpoint: "shelf.example.com",
  endpoints: { "ap-b": "shelf.b.example.com" },
  vpcEndpoints: { "cn-a": "shelf.vpc.example.com" },
};

export const shelfActions: ActionTable = {
  CreateShelf: { styles: { Tag: "repeatList", Sizes: "json", Kinds: "simple" } },
  DescribeShelves: { method: "GET", styles: { ShelfIds: "json" }, kind: "read" },
  OrderShelf: { token: "ClientToken" },
  SetPassword: { styles: { Labels: "json" }, places: { Password: "form", Labels: "form" } },
};

/** An invented ROA product. */
export const library: Product = {
  name: "Library",
  version: "2021-02-03",
  style: "ROA",
  endpoint: "library.example.com",
  endpoints: {},
};

export const libraryActions: ActionTable = {
  GetBook: { method: "GET", path: "/shelves/{ShelfId}/books/{BookId}", places: { ShelfId: "path", BookId: "path" } },
  UpdateBook: {
    method: "PUT",
    path: "/books/{BookId}",
    styles: { Fields: "simple" },
    places: { BookId: "path", "x-trace": "header", body: "body" },
  },
  MoveBook: { method: "PUT", path: "/books/{BookId}", key: "/books/{BookId}#MoveBook", places: { BookId: "path" } },
  RemoveBook: { method: "DELETE", path: "/books/{BookId}", places: { BookId: "path" } },
  HasBook: { method: "HEAD", path: "/books/{BookId}", places: { BookId: "path" } },
  PutCover: { path: "/covers", places: { body: "body" }, bodyType: "bytes" },
  PutIndex: { path: "/index", places: { body: "body" }, bodyType: "xml" },
  PutCard: { path: "/card", places: { body: "body" }, bodyType: "form" },
  OpenRoom: { path: "/", places: { Room: "host" } },
};
