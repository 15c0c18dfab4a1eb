/** Who can sign in. */
export interface Account {
  readonly name: string;
  /** Others share with this id. */
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** These keys open the mock (`ens.json`) and nothing else. */
export const studio: Account = {
  name: "Studio",
  accountId: "1000000000000001",
  accessKeyId: "testid",
  accessKeySecret: "testsecret",
};
export const viewer: Account = {
  name: "Studio, read only",
  accountId: "1000000000000001",
  accessKeyId: "viewerid",
  accessKeySecret: "viewersecret",
};
export const publisher: Account = {
  name: "Publisher",
  accountId: "2000000000000002",
  accessKeyId: "otherid",
  accessKeySecret: "othersecret",
};
export const accounts: readonly Account[] = [studio, viewer, publisher];
