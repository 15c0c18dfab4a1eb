/** What may be odd in an upstream document, in the order in which it is reported. */
export const oddKinds = {
  // what the importer changed
  chinese: "Chinese values, left out",
  chineseKept: "Chinese values that go over the wire, kept",
  noTitle: "groups without an English title, named by their number",
  longChange: "descriptions of changes that are prose, left out",
  emptyList: "an empty list where an object belongs, read as an empty object",
  nothing: "null, read as left out",
  flagText: "true and false given as text, read as true and false",
  missingPart: "parts that are left out, filled with what is usual",
  otherName: "values under another name, read as the usual one",
  requiredList: "required as a list of names, moved to the properties",
  noNumber: "limits that are no number, left out",
  twice: "parameters that stand twice, the first kept",
  // limits and enums
  limitText: "limits given as text",
  impossible: "limits that cannot be meant",
  wrongLimit: "limits on the wrong type",
  emptyEnum: "empty enums",
  singleEnum: "enums of one value",
  caseEnum: "enums that list a value in two cases",
  textEnum: "numbers with an enum of texts",
  pattern: "patterns",
  badPattern: "patterns that no regular expression can be made of",
  // shapes
  requiredItem: "required on the items of a list",
  any: "type any",
  untyped: "schemas without a type",
  map: "maps",
  bareObject: "objects without fields",
  bareList: "lists without items",
  listOfLists: "lists of lists",
  lowerCase: "field names in lower case",
  unusedComponent: "components that nothing refers to",
  recursive: "components that contain themselves",
  // parameters
  dotted: "parameter names with dots",
  flatText: "style flat on lists of plain values",
  repeatObjects: "style repeatList on lists of objects",
  plainStyle: "a style on a plain value",
  noStyle: "lists and objects without a style",
  severalBodies: "several body parameters in one operation",
  // examples
  exampleType: "examples that are not of their type",
  flagField: "fields typed boolean that hold texts",
  exampleLimit: "examples outside their limits or enum",
  examplePattern: "examples that do not match their pattern",
  exampleCompound: "examples on lists or objects",
  exampleBlank: "examples that begin or end with blanks",
  defaultType: "defaults that are not of their type",
  // operations
  noDeprecated: "deprecated is not stated",
  deprecated: "deprecated",
  emptyPath: "an empty path in an RPC operation",
  rootPath: "path / in an RPC operation",
  rpcPath: "a path in an RPC operation",
  noPath: "no path in an ROA operation",
  pathNames: "names in the path and path parameters that do not match",
  samePath: "operations that share method and path",
  httpsOnly: "https only",
  otherScheme: "schemes other than http and https",
  getOnly: "GET only",
  otherSecurity: "security other than AK alone",
  noCodes: "no error codes",
  noSample: "no sample answer",
  badSample: "sample answers that cannot be read",
  noRequestId: "no RequestId in the answer",
  noAnswer: "no answer described",
  // error codes
  template: "codes that are templates",
  codeTab: "codes that end in a tab",
  codeBlank: "codes with blanks",
  messageBlank: "messages that begin or end with blanks",
  emptyMessage: "empty messages",
  sameCode: "a code with several messages",
  twoStatuses: "a code under several statuses",
  // groups and hosts
  unknownAction: "groups that name an action that is not there",
  twoGroups: "actions in several groups",
  noGroup: "actions in no group",
  noOperations: "no operations",
  sameRegion: "a region with several hosts",
} as const;

export type OddKind = keyof typeof oddKinds;

/** Something odd and where. */
export interface Oddity {
  readonly kind: OddKind;
  /** JSON pointer in the upstream document */
  readonly pointer: string;
  /** what exactly, where the kind and the pointer do not say it */
  readonly detail?: string;
}
