/** The customer's window: large figures and one request, nothing else. */
export const customer = {
  title: "Customer's window",
  welcome: 'Welcome',
  due: 'Due',
  given: 'Given',
  change: 'Change',
  check: 'Please check',
  taken: 'Paid. Please check your change and receipt',
};
