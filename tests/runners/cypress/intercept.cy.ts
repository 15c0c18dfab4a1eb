import { createEnsMock } from "@acskit/ens-mock";

const mock = createEnsMock({ clock: "manual" });

beforeEach(() => {
  mock.reset();
  mock.seed("Instance", { InstanceName: "web", Status: "Stopped" });
  cy.intercept("https://ens.aliyuncs.com/**", async (request) => {
    const { method, url, body } = request;
    const headers = request.headers as Record<string, string>;
    const answer = await mock.handle({ method, url, headers, body: String(body) });
    if (answer.breaks === "before") request.destroy();
    else request.reply(answer.status, answer.body, { ...answer.headers, "access-control-expose-headers": "*" });
  });
});

it("says what a person may not do", () => {
  mock.fail("StartInstance", "NoPermission");
  cy.visit("/");
  cy.contains("button", "Start").click();
  cy.contains("[role=alert]", "permission").then(() => {
    expect(mock.calls("StartInstance")).to.have.length(1);
  });
});
