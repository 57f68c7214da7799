// Banking, investing and insurance.
export const bankingObjects = `
bank account, savings account, checking account, current account, joint account, brokerage account: account; opened: currency account_type; > requested opened verified funded frozen closed
transfer, recurring transfer, wire transfer, bank transfer, standing order, wire, remittance, money transfer: money; scheduled: frequency starts_on; > scheduled started completed cancelled
transaction, bank transaction, card transaction: money; > created settled disputed reversed
check, cheque, mobile check: money; > deposited cleared bounced
loan, personal loan, student loan, mortgage, credit line, line of credit, auto loan: money; + term_months; > requested approved funded repaid closed
loan application, mortgage application, credit application, card application: request; + amount! currency! term_months; > started submitted approved declined
loan repayment, repayment, mortgage payment: money; < loan; > scheduled completed
interest, dividend: money; > earned paid
budget, spending limit, transfer limit, credit limit, daily limit, budget line: money; set, updated, raised, lowered: previous_amount period; > set exceeded
saving goal, savings goal, pot, savings pot, piggy bank, round-up: goal; + target_amount currency!; > created set reached withdrawn
stock, share, bond, etf, fund share, mutual fund, crypto, bitcoin, token sale, security: record; + quantity! amount! currency!; > bought sold
portfolio, watchlist: collection; > created viewed rebalanced
investment, trade, stock order, position: money; + quantity; > placed filled cancelled closed
currency, dollar, euro, pound, money abroad: money; # exchange; exchanged, conversion: from_currency to_currency; > exchanged
bank statement, account statement, statement, e-statement, tax form, tax document, payslip, pay slip, paycheck stub: file; > issued viewed downloaded
beneficiary, payee, account holder: person
insurance policy, policy, coverage, health insurance, car insurance, life insurance: agreement; + premium_amount currency; > quoted purchased renewed cancelled expired
claim, insurance claim, warranty claim: case; + amount! currency!; < policy; > filed assessed approved declined paid
premium payment, insurance premium: money; > paid
identity, kyc, kyc check, verification: request; # verification; + document_type; > started submitted approved rejected
tax return, tax filing: file; > started submitted accepted rejected
bank card pin: credential
spending, cash flow, net worth, credit score, account balance: mass
statement period, fiscal year, book: record
`;
