const ens = "http://127.0.0.1:4010";

beforeEach(() => {
  cy.request("POST", `${ens}/_acskit/reset`);
  cy.request("POST", `${ens}/_acskit/seed`, {
    resources: { Instance: [{ InstanceName: "web", Status: "Stopped" }] },
  });
});

it("starts an instance, which takes its time", () => {
  cy.clock(); // the page's time stands still, too
  cy.visit("/");
  cy.contains("button", "Start").click();
  cy.contains("Starting");
  cy.request("POST", `${ens}/_acskit/clock`, { advance: "10s" });
  cy.tick(10_000);
  cy.contains("Running");
});
