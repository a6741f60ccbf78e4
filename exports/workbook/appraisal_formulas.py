"""The models as formulas of a spreadsheet: one named cell per input and per result, one column per yearly flow.

Bare words are names of cells; words in braces are columns of the sheet of flows, on the row of the formula, or words of
the language (``word_...``). The names are those of the models, so that a formula here and one there can be read side by
side. Every function is known to Excel and to LibreOffice, and none is volatile.
"""

from types import MappingProxyType

from dossier.models.centre import HOURS_PER_YEAR, MONTHS_PER_YEAR
from dossier.models.evaluation import FIRST_YEARS
from dossier.models.inputs import PERIODS

#: A settled year (A1 to A11), what a released batch is worth (B2, B4, B5), and when operation begins (B1, B6), in an
#: order in which each knows the ones before. ``works_years`` is given: as many as there are shares of works.
SETTLED = MappingProxyType(
    {
        "demand_starts": "INDEX(trials_served,1)*INDEX(patients_per_trial,1)*(1+retry_rate)/enrolment_years",
        "failure_rate": "1-(1-loss_rate)/(1+retry_rate)",
        "room_capacity": "parallel_batches*rooms*available_days*planned_utilisation/(process_days+changeover_days)",
        "fte": "MAX(minimum_fte,fte_per_room*rooms*parallel_staff_factor^(parallel_batches-1))",
        "staff_capacity": "fte*direct_share*hours_per_fte/direct_hours_per_batch",
        "capacity": "MIN(room_capacity,staff_capacity)",
        "batches_started": "MIN(demand_starts,capacity)",
        "batches_released": "batches_started*(1-failure_rate)",
        "binding": 'IF(demand_starts<=capacity,"{word_demand}",'
        'IF(room_capacity<=staff_capacity,"{word_rooms}","{word_staff}"))',
        "occupancy": "IF(rooms>0,batches_started*(process_days+changeover_days)/(parallel_batches*rooms*available_days)"
        ',"{word_none}")',
        "investment": "capex_per_room*rooms*overrun*parallel_capital_factor^(parallel_batches-1)",
        "staff_cost": "fte*pay_per_fte*(1+weekend_pay_uplift)",
        "energy_cost": f"rooms*room_area*power_density*{HOURS_PER_YEAR}*electricity_price",
        "maintenance_cost": "maintenance_rate*investment",
        "cash_fixed_cost": "staff_cost+energy_cost+maintenance_cost+other_fixed_cost",
        "authorisation_cost": f"authorisation_cost_share*cash_fixed_cost*authorisation_months/{MONTHS_PER_YEAR}",
        "capital_charge": "investment*IF(discount_rate=0,1/economic_life,"
        "discount_rate/(1-(1+discount_rate)^(0-economic_life)))",
        "cost_per_released_batch": "IF(batches_released>0,((cash_fixed_cost+capital_charge)/batches_started"
        '+variable_cost)/(1-failure_rate),"{word_no_batch}")',
        "cash_cost_per_released_batch": "IF(batches_released>0,(cash_fixed_cost/batches_started"
        '+variable_cost)/(1-failure_rate),"{word_no_batch}")',
        "break_even_starts": "IF(fee*(1-failure_rate)>variable_cost,"
        '(cash_fixed_cost+capital_charge)/(fee*(1-failure_rate)-variable_cost),"{word_none}")',
        "bought_abroad": "(1-share_not_made)*share_abroad*price_abroad",
        "made_elsewhere": "(1-share_not_made)*(1-share_abroad)*other_french_cost_factor*variable_cost",
        "not_made": "share_not_made*fee",
        "saving_per_batch": "bought_abroad+made_elsewhere+not_made",
        "benefit_per_batch": "(1-foreign_sponsor_share)*(saving_per_batch+health_value_per_batch)"
        "+foreign_sponsor_share*fee",
        "relief_per_batch": "foreign_sponsor_share*fee+(1-foreign_sponsor_share)*(private_sponsor_share"
        "*(1-(1-share_not_made)*(1-share_abroad))*fee+(1-private_sponsor_share)*bought_abroad+made_elsewhere)",
        "opening_time": f"works_years+authorisation_months/{MONTHS_PER_YEAR}",
        "last_value": "residual_share+IF(INT(renewal_year)<=INT(operating_years),renewal_share"
        "*IF(economic_life-INT(renewal_year)+1>0,MAX(0,1-(INT(operating_years)-INT(renewal_year)+1)"
        "/(economic_life-INT(renewal_year)+1)),0),0)",
    }
)

#: Flows of a year (B3 to B5, D1). ``phase``, ``operating_year`` and ``ramp_share`` are given.
FLOWS = MappingProxyType(
    {
        "phase": "",
        "operating_year": "",
        "time": "opening_time+{operating_year}-1",
        "discount_factor": "(1+discount_rate)^(0-{time})",
        "operates": "IF(AND({operating_year}>=1,{operating_year}<=INT(operating_years)),1,0)",
        "period": f"MIN({PERIODS},INT(({{operating_year}}-1)/demand_period)+1)",
        "under_contract": "IF(AND(signed_trials>0,{operating_year}<=contract_years),1,0)",
        "trials": "IF({under_contract}=1,signed_trials,INDEX(trials_served,{period}))",
        "patients": "IF({under_contract}=1,signed_patients,INDEX(patients_per_trial,{period}))",
        "demand": "{trials}*{patients}/enrolment_years*(1+retry_rate)",
        "ramp_share": "",
        "started": "{operates}*MIN({demand}*{ramp_share},capacity)",
        "released": "{started}*(1-failure_rate)",
        "works": "0",
        "authorisation": "0",
        "operation_fixed": "{operates}*cash_fixed_cost",
        "operation_variable": "{started}*variable_cost",
        "renewal": "IF({operating_year}=INT(renewal_year),{operates}*renewal_share*investment,0)",
        "residual": "IF({operating_year}=INT(operating_years),{operates}*last_value*investment,0)",
        "abroad": "{released}*(1-foreign_sponsor_share)*bought_abroad",
        "elsewhere": "{released}*(1-foreign_sponsor_share)*made_elsewhere",
        "otherwise_not_made": "{released}*(1-foreign_sponsor_share)*not_made",
        "health": "{released}*(1-foreign_sponsor_share)*health_value_per_batch",
        "foreign_fees": "{released}*foreign_sponsor_share*fee",
        "benefit": "{abroad}+{elsewhere}+{otherwise_not_made}+{health}+{foreign_fees}",
        "fees": "{released}*fee",
        "relief": "{released}*relief_per_batch",
        "public_spending": "{works}+{authorisation}+{renewal}-{residual}+{operation_fixed}+{operation_variable}"
        "-{relief}",
        "net": "{benefit}-({works}+{authorisation}+{renewal}-{residual}+{operation_fixed}+{operation_variable})",
        "discounted_net": "{discount_factor}*{net}",
        "discounted_public": "{discount_factor}*{public_spending}",
        "after_review": "IF({operating_year}>review_year,{discounted_net}-public_funds_lambda*{discounted_public},0)",
    }
)
#: Columns that say nothing before the operating years.
OPERATING = ("period", "under_contract", "trials", "patients", "demand", "ramp_share")

#: Present values (B6 to B10) and the clause of the draw (D1); words in braces are whole columns of the flows.
RESULT = MappingProxyType(
    {
        "pv_abroad": "SUMPRODUCT({discount_factor},{abroad})",
        "pv_elsewhere": "SUMPRODUCT({discount_factor},{elsewhere})",
        "pv_not_made": "SUMPRODUCT({discount_factor},{otherwise_not_made})",
        "pv_health": "SUMPRODUCT({discount_factor},{health})",
        "pv_foreign_fees": "SUMPRODUCT({discount_factor},{foreign_fees})",
        "pv_benefits": "pv_abroad+pv_elsewhere+pv_not_made+pv_health+pv_foreign_fees",
        "pv_works": "SUMPRODUCT({discount_factor},{works})",
        "pv_renewal": "SUMPRODUCT({discount_factor},{renewal})",
        "pv_residual": "SUMPRODUCT({discount_factor},{residual})",
        "pv_investment": "pv_works+pv_renewal-pv_residual",
        "pv_authorisation": "SUMPRODUCT({discount_factor},{authorisation})",
        "pv_operation_fixed": "SUMPRODUCT({discount_factor},{operation_fixed})",
        "pv_operation_variable": "SUMPRODUCT({discount_factor},{operation_variable})",
        "pv_operation": "pv_authorisation+pv_operation_fixed+pv_operation_variable",
        "pv_public_spending": "SUM({discounted_public})",
        "pv_public_funds_cost": "public_funds_lambda*pv_public_spending",
        "van_se": "SUM({discounted_net})-pv_public_funds_cost",
        "van_se_per_public_euro": 'IF(pv_public_spending>0,van_se/pv_public_spending,"{word_none}")',
        "pv_released": "SUMPRODUCT({discount_factor},{released})",
        "levelised_cost_per_batch": 'IF(pv_released>0,(pv_investment+pv_operation)/pv_released,"{word_no_batch}")',
        "cash_balance_first3": f"SUMPRODUCT(({{operating_year}}>=1)*({{operating_year}}<={FIRST_YEARS})"
        "*({fees}-{operation_fixed}-{operation_variable}))",
        "going_on": "SUM({after_review})",
        "closing": "(1+public_funds_lambda)*(closure_share*staff_cost-residual_share*investment)"
        "*(1+discount_rate)^(0-opening_time-review_year)",
        "van_se_stopped": "van_se-going_on-closing",
        "van_se_perfect": "IF(going_on+closing<0,van_se_stopped,van_se)",
    }
)

#: Columns and results that are no money.
UNITS = MappingProxyType(
    {
        "phase": "text",
        **dict.fromkeys(("operating_year", "operates", "period", "under_contract", "works_years"), "count"),
        **dict.fromkeys(
            ("discount_factor", "ramp_share", "failure_rate", "occupancy", "last_value", "van_se_per_public_euro"),
            "ratio",
        ),
        **dict.fromkeys(
            (
                *("time", "opening_time", "started", "released", "demand", "trials", "patients", "fte"),
                *("demand_starts", "room_capacity", "staff_capacity", "capacity", "batches_started"),
                *("batches_released", "break_even_starts", "pv_released"),
            ),
            "batches",
        ),
    }
)
