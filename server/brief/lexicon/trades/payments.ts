// Payments: nouns of Stripe's catalogue of events.
export const paymentsObjects = `
payment, charge, recurring payment, installment, bill payment, card payment, mobile payment, salary payment: money; + payment_method; failed: decline_code; scheduled: frequency starts_on; > started authorized completed refunded
invoice, bill, utility bill: money; + due_on; paid: payment_method; > created issued viewed paid refunded
credit note: money; > issued
quote, price quote, estimate: offer; > created sent accepted declined
receipt: money; > issued viewed
payout, cash out, disbursement, withdrawal, reimbursement, earning, royalty: money; > requested approved issued received
tip, gratuity: money; > added
donation, pledge, contribution: money; < campaign; + frequency; > started completed receipted refunded
money, cash, fund, escrow fund, change, amount: money; # transfer; > requested sent received
payment request, money request: money; # payment_request; > sent paid declined
payment link, checkout link: money; > created opened paid
dispute, chargeback, payment dispute: case; < payment; + amount! currency! dispute_reason; > opened responded won lost closed
mandate, direct debit, autopay, auto-pay: agreement; > created activated revoked
card, credit card, debit card, bank card, virtual card, prepaid card, payment card: credential; + card_type; > requested issued activated frozen unfrozen replaced cancelled
subscription, membership plan, paid plan, premium plan, premium, pro plan, trial, free trial: subscription; > trialed started upgraded renewed paused resumed cancelled
license, licence, seat license: subscription; > purchased activated renewed expired
wallet, digital wallet, balance account, top-up balance: account; > created topped_up frozen closed
billing detail, billing details, billing information, billing address: mass
price plan, pricing, price list: content
deposit, security deposit, down payment, prepayment, retainer: money; > requested paid refunded
allowance, stipend, bonus, salary, wage, commission payout: money; > scheduled issued received
debt, bad debt, balance due, outstanding balance: money; > created paid written_off
`;
